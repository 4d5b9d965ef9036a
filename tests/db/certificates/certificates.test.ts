/** Certificates: what they hold, when they are issued, and which codes are believed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import { newSession } from '../../../db/core/session.ts';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
let volunteer: { id: string; number: string; residentId: string };
beforeEach(async () => {
  desk = await openVolunteerDesk();
  volunteer = await desk.addVolunteer('王桂芳');
  await desk.serve(volunteer.id, '08:00', '10:00');
  await desk.serve(volunteer.id, '11:00', '12:30');
  desk.clock.set('2026-11-16T18:00:00+08:00');
});
afterEach(() => desk[Symbol.dispose]());

const issuer = {
  name: '杏林社区党群服务中心',
  responsible: '周岚',
  handler: '何静',
  contact: '028-00000000',
};
const period = () => ({ volunteerId: volunteer.id, fromDay: '2026-11-01', toDay: '2026-11-16' });
const post = (id = desk.next()) =>
  desk.coordinator.certificates.post({ id, ...period(), issuer, purpose: '' });

async function issued() {
  const id = desk.next();
  const { number } = await post(id);
  desk.clock.set('2026-11-21T09:00:00+08:00');
  const { code } = await desk.coordinator.certificates.issue({ id });
  return { id, number, code };
}

const verify = (code: string) => {
  const anyone = clientOver(desk.app, newSession('anyone', desk.clock.now()));
  return anyone.certificates.verify({ code });
};

describe('a draft', () => {
  it('holds approved hours only, and says of the others why not', async () => {
    await desk.record(volunteer.id, '13:00', '14:00');
    const draft = await desk.coordinator.certificates.draft(period());
    expect(draft).toMatchObject({ minutes: 210, services: [{ minutes: 120 }, { minutes: 90 }] });
    expect(draft.leftOut).toMatchObject([{ why: 'waiting', minutes: 60 }]);
    expect(draft.firstDay).toBe('2026-11-16');
  });

  it('leaves out hours of a doubtful clock until somebody confirms it', async () => {
    const code = await desk.cardOf(volunteer.residentId);
    const scan = async () => (await desk.kiosk.service.kioskScan({ code })).pass;
    desk.clock.advance(3_600_000);
    await desk.addVolunteer('李建国');
    desk.clock.advance(-2_400_000);
    const { rootId, doubtful } = await desk.kiosk.service.signIn({
      ...{ id: desk.next(), pass: await scan(), stationId: null, task: desk.help },
    });
    expect(doubtful).toBe(true);
    desk.clock.advance(1_200_000);
    await desk.kiosk.service.signOut({ id: desk.next(), pass: await scan(), breakMinutes: 0 });
    const { current } = await desk.coordinator.service.service({ rootId });
    await desk.approve(current.versionId);
    const barred = await desk.coordinator.certificates.draft(period());
    expect(barred).toMatchObject({ minutes: 210, leftOut: [{ rootId, why: 'doubtfulClock' }] });
    await desk.approve(current.versionId, { clockConfirmed: true });
    expect((await desk.coordinator.certificates.draft(period())).minutes).toBe(230);
  });
});

describe('the way of a certificate', () => {
  it('is posted for days, then issued; its number is made of centre, year, desk and running', async () => {
    const id = desk.next();
    const { number, postedUntil } = await post(id);
    expect(await post(id)).toEqual({ number, postedUntil });
    expect(number).toMatch(/^510115001001-2026-[0-9A-Z]{4}-0001$/);
    expect((await post()).number).toMatch(/-0002$/);
    expect(postedUntil).toBe('2026-11-20');
    expect(await failureCode(desk.coordinator.certificates.issue({ id }))).toBe('certificate.stillPosted');
    const { rows } = await desk.coordinator.certificates.posting({});
    expect(rows.at(-1)).toMatchObject({ maskedName: '王*芳', minutes: 210 });
    expect(JSON.stringify(rows)).not.toContain('王桂芳');
    desk.clock.set('2026-11-21T09:00:00+08:00');
    expect((await desk.coordinator.certificates.posting({})).rows).toEqual([]);
    const { code } = await desk.coordinator.certificates.issue({ id });
    expect(await desk.coordinator.certificates.issue({ id })).toEqual({ code });
  });

  it('stops where hours on it were corrected after the posting', async () => {
    const id = desk.next();
    await post(id);
    const { lines } = await desk.coordinator.certificates.certificate({ id });
    await desk.coordinator.service.withdraw({
      ...{ id: desk.next(), versionId: lines[0]?.serviceId ?? '', reason: '登记错人' },
    });
    desk.clock.set('2026-11-21T09:00:00+08:00');
    expect(await failureCode(desk.coordinator.certificates.issue({ id }))).toBe('certificate.hoursChanged');
  });

  it('ends at an objection while it is posted: it is not posted, issued or printed any more', async () => {
    const id = desk.next();
    await post(id);
    const { coordinator } = desk;
    const silent = coordinator.certificates.revoke({ id, reason: ' ' });
    expect(await failureCode(silent)).toBe('input.invalid');
    await coordinator.certificates.revoke({ id, reason: '有人反映其中一次没有到场' });
    expect((await coordinator.certificates.posting({})).rows).toEqual([]);
    desk.clock.set('2026-11-21T09:00:00+08:00');
    expect(await failureCode(coordinator.certificates.issue({ id }))).toBe('certificate.notPosted');
    expect(await failureCode(coordinator.certificates.print({ id, reveal: null }))).toBe(
      'certificate.revoked',
    );
    const line = await coordinator.certificates.certificate({ id });
    expect(line).toMatchObject({ state: 'revoked', revokeReason: '有人反映其中一次没有到场', code: null });
    expect((await post()).number).toMatch(/-0002$/);
  });

  it('is printed with its number kept and the prints counted; the ID number shows after a logged reveal only', async () => {
    const { id, number } = await issued();
    const shown = await desk.coordinator.certificates.certificate({ id });
    expect(shown).toMatchObject({ prints: 0, byKind: [{ kind: 'meals', minutes: 210 }] });
    expect(shown.identity.documentNumber).toContain('********');
    const first = await desk.coordinator.certificates.print({ id, reveal: null });
    expect(first).toMatchObject({ number, prints: 1, identity: { name: '王桂芳' }, minutes: 210 });
    expect(first.identity.documentNumber).toContain('********');
    const silent = desk.coordinator.certificates.print({ id, reveal: { reason: '' } });
    expect(await failureCode(silent)).toBe('certificate.reasonNeeded');
    const full = await desk.coordinator.certificates.print({ id, reveal: { reason: '升学材料' } });
    expect(full).toMatchObject({ number, prints: 2 });
    expect(full.identity.documentNumber).toMatch(/^\d{17}[\dX]$/);
    const detail = desk.reader.sqlite
      .prepare("SELECT detail FROM audit WHERE action = 'certificates.print' ORDER BY n DESC LIMIT 1")
      .pluck()
      .get();
    expect(detail).toContain('升学材料');
  });
});

describe('a code', () => {
  it('fits a QR code, says who and how much to anybody, and nothing else of the person', async () => {
    const { code, number } = await issued();
    expect(code.length).toBeLessThanOrEqual(400);
    const verdict = await verify(code);
    expect(verdict).toMatchObject({
      state: 'valid',
      content: {
        number,
        name: '王桂芳',
        volunteerNumber: volunteer.number,
        minutes: 210,
        issuedOn: '2026-11-21',
      },
    });
    expect(Object.keys(verdict.content ?? {})).toHaveLength(7);
  });

  it('is what a scanner types without the case of letters, and is read from lines of a paper as well', async () => {
    const { code } = await issued();
    expect(code).toMatch(/^[A-Z\d.]+$/);
    const asPrinted = code.replace(/(.{60})/g, '$1\n').toLowerCase();
    expect((await verify(asPrinted)).state).toBe('valid');
  });

  it('with any one character changed is not believed', async () => {
    const { code } = await issued();
    for (let at = 0; at < code.length; at += 1) {
      const other = code[at] === 'A' ? 'B' : 'A';
      const { state, content } = await verify(code.slice(0, at) + other + code.slice(at + 1));
      expect(state, `character ${at}`).not.toBe('valid');
      expect(content).toBeNull();
    }
  });

  it('that was read in part is told apart from a forged one, and never believed', async () => {
    const { code } = await issued();
    for (const length of [4, 20, code.indexOf('.', 4) + 1, code.length - 1]) {
      expect((await verify(code.slice(0, length))).state, `${length} characters`).toBe('incomplete');
    }
    expect((await verify(`${code}A`)).state).toBe('tampered');
  });

  it('of a revoked certificate says since when, and is printed no more', async () => {
    const { id, code } = await issued();
    await desk.coordinator.certificates.revoke({ id, reason: '时长有误' });
    expect(await verify(code)).toMatchObject({ state: 'revoked', revokedOn: '2026-11-21' });
    const print = desk.coordinator.certificates.print({ id, reveal: null });
    expect(await failureCode(print)).toBe('certificate.revoked');
  });

  it('of a key that this desk does not have is told apart by centre; anything else is no certificate', async () => {
    const { code } = await issued();
    using elsewhere = await openVolunteerDesk();
    const anyone = clientOver(elsewhere.app, newSession('anyone', elsewhere.clock.now()));
    expect((await anyone.certificates.verify({ code })).state).toBe('unknownKey');
    await elsewhere.manager.centre.edit({ divisionCode: '510123002003' });
    expect((await anyone.certificates.verify({ code })).state).toBe('otherCentre');
    expect((await anyone.certificates.verify({ code: 'https://example.org' })).state).toBe('unreadable');
  });

  it('of the longest name still fits', async () => {
    volunteer = await desk.addVolunteer('阿依古丽·买买提依明·阿卜杜热合曼江');
    await desk.serve(volunteer.id, '13:00', '14:00');
    desk.clock.set('2026-11-16T18:00:00+08:00');
    const { code } = await issued();
    expect(code.length).toBeLessThanOrEqual(400);
    expect((await verify(code)).state).toBe('valid');
  });
});
