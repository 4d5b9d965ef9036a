/** Looks into one tile: the times with their correction, the family's numbers, and the way to the day record. */
import { IconNotebook, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { absenceReasons, type BoardLine, type TapLine } from '../../../../db/daycare/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { clockTime } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { instantAt, readTime } from '../../health/instantAt.ts';
import { DietTags } from '../../menu/DietTags.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { daycareTexts } from '../texts.ts';
import { Contacts } from './Contacts.tsx';
import { LastCall } from './MissingCard.tsx';
import css from './PersonPanel.module.css';
import { useStateWords } from './Tile.tsx';
import type { Taps } from './useTaps.ts';

interface Props {
  line: BoardLine;
  day: string;
  taps: Taps;
  readOnly: boolean;
  onCall(line: BoardLine): void;
  onClose(): void;
}

export function PersonPanel({ line, day, taps, readOnly, onCall, onClose }: Props) {
  const t = useText(daycareTexts);
  const words = useStateWords();
  const facts = usePersonFacts();
  const [, navigate] = useLocation();
  const { residentId, name, collectors } = line;
  const { data } = useDeskQuery('daycare', 'person', { residentId, day });
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={name}
      footer={
        <div className={css.foot}>
          <ActionButton
            kind="primary"
            label={t('person.open')}
            keys="Alt+D"
            icon={<IconNotebook size={18} />}
            onAction={() => navigate(`/care/person/${residentId}?day=${day}`)}
          />
          <ActionButton
            label={t('person.card')}
            icon={<IconUser size={18} />}
            onAction={() => navigate(`/residents/${residentId}`)}
          />
          {!readOnly && <ActionButton kind="quiet" label={t('missing.call')} onAction={() => onCall(line)} />}
        </div>
      }
    >
      <div className={css.parts}>
        <div>
          <p className={css.facts}>{facts(line)}</p>
          <p className={css.state} data-state={line.state}>
            {words(line)}
          </p>
        </div>
        <DietTags diets={line.diets} allergens={line.allergens} note={line.dietNote} />
        {(['arrived', 'left', 'absent'] as const).map((kind) => {
          const tap = line[kind];
          return tap && <TapForm key={tap.id} kind={kind} tap={tap} {...{ line, day, taps, readOnly }} />;
        })}
        <section>
          <h3 className={css.title}>{t('person.contacts')}</h3>
          <Contacts contact={data?.contact} />
          <LastCall line={line} />
        </section>
        {collectors.length > 0 && (
          <section>
            <h3 className={css.title}>{t('person.collectors')}</h3>
            <p>{collectors.map((one) => `${one.relation} ${one.name}`.trim()).join('、')}</p>
          </section>
        )}
      </div>
    </SidePanel>
  );
}

interface TapFormProps {
  kind: 'arrived' | 'left' | 'absent';
  tap: TapLine;
  line: BoardLine;
  day: string;
  taps: Taps;
  readOnly: boolean;
}

/** What stands, to be corrected by a new fact or undone. */
function TapForm({ kind, tap, line, day, taps, readOnly }: TapFormProps) {
  const t = useText(daycareTexts);
  const api = useApi();
  const zone = useSession((session) => session.zone);
  const [time, setTime] = useState(() => clockTime(tap.at, zone));
  const [withWhom, setWithWhom] = useState(tap.withWhom ?? '');
  const [reason, setReason] = useState(tap.reason ?? 'other');
  const [note, setNote] = useState(tap.note);
  const read = readTime(time);
  const isAbsent = kind === 'absent';
  async function correct() {
    if (read === null) return;
    // A time that was not touched keeps its seconds.
    const at = read === clockTime(tap.at, zone) ? tap.at : instantAt(day, read, zone);
    const patch = isAbsent ? { reason, note } : { at, ...(kind === 'left' ? { withWhom } : {}) };
    const { written } = await api.daycare.correct({ versionId: tap.id, ...patch });
    if (written.length > 0)
      notify({
        text: t('did.corrected', { name: line.name }),
        undo: () => api.daycare.undo({ written }),
      });
  }
  const title = isAbsent ? t('person.reason') : t(kind === 'left' ? 'person.leftAt' : 'person.arrivedAt');
  return (
    <Form
      label={title}
      actions={
        !readOnly && (
          <>
            <ActionButton kind="quiet" label={t('person.undo')} onAction={() => taps.undo(line, tap.id)} />
            <ActionButton label={t('person.correct')} disabled={read === null} onAction={correct} />
          </>
        )
      }
    >
      {isAbsent ? (
        <>
          <Field label={title}>
            {() => (
              <Segmented
                label={title}
                quiet
                value={reason}
                options={absenceReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
                onChange={(value) => setReason(value)}
              />
            )}
          </Field>
          <TextField label={t('note')} value={note} maxLength={200} onChange={setNote} />
        </>
      ) : (
        <TextField
          label={title}
          value={time}
          inputMode="numeric"
          maxLength={5}
          error={read === null ? t('person.time') : undefined}
          onChange={setTime}
        />
      )}
      {kind === 'left' && (
        <TextField label={t('person.withWhom')} value={withWhom} maxLength={60} onChange={setWithWhom} />
      )}
    </Form>
  );
}
