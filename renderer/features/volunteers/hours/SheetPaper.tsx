/** A sign-in sheet to print: a team's people and a few empty lines, or empty lines alone; room for times and signatures. */
import { Select } from '@mantine/core';
import { useLocation, useSearchParams } from 'wouter';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { DateText } from '../../../ui/When.tsx';
import { volunteersTexts } from '../texts.ts';
import { hoursListTexts } from './listTexts.ts';
import css from './Sheet.module.css';

/** Empty lines behind a team's people; a sheet without any has a page of them. */
const linesBehind = 6;
const emptyLines = Array.from({ length: 24 }, (_, at) => `line ${at}`);
/** Stands for no team in the address. */
const blank = 'blank';

export default function SheetPaper() {
  const t = useText(hoursListTexts);
  const words = useText(volunteersTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  const chosen = asked.get('team') ?? teams[0]?.id ?? blank;
  const teamId = chosen === blank ? null : chosen;
  const day = asked.get('day') ?? today;
  const members = useDeskQuery('volunteers', 'teamMembers', { teamId: teamId ?? '' }, { enabled: !!teamId });
  return (
    <PrintFrame
      title={t('sheet.title')}
      heading={
        // A sheet for nobody in particular is printed ahead, for any day.
        teamId && (
          <>
            {teams.find(({ id }) => id === teamId)?.name} · <DateText day={day} withWeekday />
          </>
        )
      }
      footer={t('sheet.leader')}
      onClose={() => navigate('/volunteers/hours')}
    >
      <div className={css.choose}>
        <Select
          aria-label={t('sheet.team')}
          data={[
            { value: blank, label: t('sheet.blank') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={chosen}
          allowDeselect={false}
          onChange={(id) => navigate(`/volunteers/sheet/print?team=${id}&day=${day}`, { replace: true })}
        />
      </div>
      <div className={css.blank}>
        {!teamId && <span>{t('sheet.when')}</span>}
        <span>{t('sheet.activity')}</span>
        <span>{t('sheet.place')}</span>
      </div>
      <table className={css.paper}>
        <thead>
          <tr>
            <th>{words('volunteer')}</th>
            <th>{t('sheet.number')}</th>
            <th>{t('sheet.from')}</th>
            <th>{t('sheet.to')}</th>
            <th>{t('sheet.sign')}</th>
          </tr>
        </thead>
        <tbody>
          {members.data?.map(({ volunteer }) => (
            <tr key={volunteer.id}>
              <td>{volunteer.person.name}</td>
              <td>{printNumber(volunteer.number)}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
          {emptyLines.slice(0, teamId ? linesBehind : undefined).map((line) => (
            <tr key={line}>
              <td />
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </PrintFrame>
  );
}
