/** Teams (志愿服务队) and who is in them. */
import { and, asc, eq, ne } from 'drizzle-orm';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { byPinyin } from '../residents/service.ts';
import { volunteerFailure } from './failures.ts';
import type { Given } from './given.ts';
import { lineList } from './lines.ts';
import { requireVolunteer } from './rows.ts';
import { team, teamMember, teamMembers, teams } from './table.ts';

const currentMembers = (ctx: QueryContext, teamId: string) =>
  ctx.db
    .select()
    .from(teamMember)
    .where(and(eq(teamMember.teamId, teamId), eq(teamMember.removed, false)))
    .all();

/** @throws DeskError `team.unknown` */
export function requireTeam(ctx: QueryContext, id: string) {
  const found = ctx.db.select().from(team).where(eq(team.id, id)).get();
  if (!found) throw volunteerFailure('team.unknown');
  return found;
}

export function listTeams(ctx: QueryContext, { retired }: Given<'teams'>) {
  const rows = ctx.db.select().from(team).orderBy(asc(team.position), asc(team.id)).all();
  return rows
    .filter((row) => retired || !row.retired)
    .map((row) => {
      const members = currentMembers(ctx, row.id);
      const leaders = members.filter(({ role }) => role === 'leader').map(({ volunteerId }) => volunteerId);
      const names = lineList(ctx, leaders).map(({ person }) => person.name);
      return { ...row, members: members.length, leaders: names };
    });
}

export function listMembers(ctx: QueryContext, { teamId }: Given<'teamMembers'>) {
  requireTeam(ctx, teamId);
  const roles = new Map(currentMembers(ctx, teamId).map(({ volunteerId, role }) => [volunteerId, role]));
  const lines = new Map(lineList(ctx, [...roles.keys()]).map((line) => [line.id, line]));
  const named = [...lines.values()].map(({ id, person }) => ({ id, name: person.name }));
  const members = byPinyin(named, false).flatMap((id) => {
    const volunteer = lines.get(id);
    const role = roles.get(id);
    return volunteer && role ? [{ role, volunteer }] : [];
  });
  return members.toSorted((a, b) => Number(b.role === 'leader') - Number(a.role === 'leader'));
}

export function saveTeam(ctx: CommandContext, given: Given<'saveTeam'>): Record<never, never> {
  const { id, name, note, position, retired } = given;
  const taken = ctx.db
    .select({ id: team.id })
    .from(team)
    .where(and(eq(team.name, name), eq(team.retired, false), ne(team.id, id)))
    .get();
  if (taken) throw volunteerFailure('team.nameTaken', { name }, 'name');
  const known = ctx.db.select().from(team).where(eq(team.id, id)).get();
  if (known) ctx.write.update(teams, id, { name, note, position, retired });
  else {
    const last = Math.max(
      0,
      ...ctx.db
        .select()
        .from(team)
        .all()
        .map((row) => row.position),
    );
    ctx.write.insert(teams, { id, name, note, position: position ?? last + 1, retired: retired ?? false });
  }
  ctx.record(id, { name });
  return {};
}

export function setMember(ctx: CommandContext, given: Given<'setMember'>): { changed: number } {
  const { teamId, volunteerIds, role } = given;
  const { name, retired } = requireTeam(ctx, teamId);
  if (retired && role !== null) throw volunteerFailure('team.retired', { name });
  let changed = 0;
  for (const volunteerId of new Set(volunteerIds)) {
    requireVolunteer(ctx, volunteerId);
    const id = naturalId('teamMember', teamId, volunteerId);
    const known = ctx.db.select().from(teamMember).where(eq(teamMember.id, id)).get();
    if (!known && role === null) continue;
    if (!known) {
      ctx.write.insert(teamMembers, { id, teamId, volunteerId, role: role ?? 'member', removed: false });
      changed += 1;
    } else {
      const patch = { role: role ?? undefined, removed: role === null };
      if (ctx.write.update(teamMembers, id, patch).length > 0) changed += 1;
    }
  }
  if (changed > 0) ctx.record(teamId, { role, volunteers: volunteerIds });
  return { changed };
}
