/** Seeing a full number is an act: logged, and for a child explained. */
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankForm, toAdd } from '../../../../renderer/features/residents/new/newForm.ts';
import { MaskedNumber } from '../../../../renderer/features/residents/parts/MaskedNumber.tsx';
import { openWalkIn, type WalkIn } from '../../../support/walkIn.ts';
import { OverDesk, shows, until } from '../../support/deskLink.tsx';
import { openScreen, type Screen } from '../../support/screen.tsx';

let desk: WalkIn;
let screen: Screen;

beforeEach(async () => {
  desk = await openWalkIn();
});
afterEach(() => {
  screen[Symbol.dispose]();
  desk[Symbol.dispose]();
});

async function show(birthDate: string, needsReason: boolean) {
  const form = { ...blankForm('王小明'), birthDate, phones: [{ number: '13800000001', label: '' }] };
  const { id } = await desk.front.residents.add(toAdd(form, '本人申报'));
  const card = await desk.front.residents.card({ id });
  const [phone] = card.phones;
  if (!phone) throw new Error('the card has no phone');
  screen = openScreen(
    <OverDesk desk={desk}>
      <MaskedNumber
        masked={phone.number}
        reveal={{ what: 'phone', id, phoneId: phone.id }}
        needsReason={needsReason}
        allowed
      />
    </OverDesk>,
  );
  await until('the masked number is shown', () => shows('138****0001'));
  act(() => screen.find('button').click());
}

test('an adult’s number is shown at once', async () => {
  await show('1953-04-12', false);
  await until('the number is shown', () => shows('13800000001'));
});

test('a child’s number is shown only after a reason', async () => {
  await show('2020-04-12', true);
  await until('the reason is asked', () => document.querySelector('form') !== null);
  const submit = () => screen.find('form button');
  expect(submit().hasAttribute('disabled')).toBe(true);
  screen.type('form input', '学校来电核对');
  expect(submit().hasAttribute('disabled')).toBe(false);
  expect(shows('13800000001')).toBe(false);
  act(() => submit().click());
  await until('the number is shown', () => shows('13800000001'));
});
