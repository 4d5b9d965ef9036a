/** The visit in hand, from top to bottom as it is asked: who, what for, what came of it, and the rest. */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { inputMethodAtWork } from '../../../keys/inputMethod.ts';
import { useKey } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { visitsTexts } from '../texts.ts';
import { CameInstead } from './CameInstead.tsx';
import { DetailFields } from './DetailFields.tsx';
import { Elapsed } from './Elapsed.tsx';
import { focusField } from './FieldBox.tsx';
import { MatterPicker } from './MatterPicker.tsx';
import { OutcomeFields } from './OutcomeFields.tsx';
import { PersonHead } from './PersonHead.tsx';
import type { Desk } from './useDesk.ts';
import css from './VisitCard.module.css';
import { VisitorHead } from './VisitorHead.tsx';
import type { VisitForm } from './visitForm.ts';

interface Props {
  desk: Desk;
  form: VisitForm;
  /** Number of this visit, such as `A018`. */
  ticketLabel: string | null;
  places: readonly string[];
  onSave(): Promise<unknown>;
  /** Null where there is nobody to call: no counter, or another number stands at it. */
  onSaveAndCall: (() => Promise<unknown>) | null;
  onSetAside(): void;
}

export function VisitCard(props: Props) {
  const { desk, form, ticketLabel, places, onSave, onSaveAndCall, onSetAside } = props;
  const t = useText(visitsTexts);
  const section = useRef<HTMLDivElement>(null);
  useProblemFocus(desk, section);
  useKey({ keys: 'Escape', label: t('setAside'), run: onSetAside });
  // The button's key is Ctrl S; Enter is the shorter way while nobody types.
  useKey({ keys: 'Enter', label: t('save'), run: () => void onSave() });

  /** Esc and Enter leave a field, so that the plain keys act again; in an open list or calendar Esc only closes it. */
  function leaveField(event: KeyboardEvent) {
    const { target } = event;
    if (event.key === 'Escape' && target instanceof Node && !section.current?.contains(target)) {
      event.preventDefault();
      return;
    }
    const leaves = event.key === 'Escape' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey);
    if (!leaves || event.defaultPrevented || inputMethodAtWork(event.nativeEvent)) return;
    if (!(target instanceof HTMLInputElement) || target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    target.blur();
  }

  const { suggestion, today } = desk.knowledge;
  const marks = (
    <>
      {ticketLabel && <Tag tone="accent">{t('number', { label: ticketLabel })}</Tag>}
      {suggestion?.warnings.map((warning) => (
        <Tag key={warning} tone={warning === 'died' ? 'danger' : 'attention'}>
          {t(`warns.${warning}`)}
        </Tag>
      ))}
    </>
  );
  return (
    <Card
      footer={
        <>
          {onSaveAndCall && (
            <ActionButton label={t('saveAndCall')} keys="Mod+Enter" kind="primary" onAction={onSaveAndCall} />
          )}
          <ActionButton
            // Another button, not this one turning green before the eye.
            key={onSaveAndCall ? 'saveOnly' : 'save'}
            label={onSaveAndCall ? t('saveOnly') : t('save')}
            keys={onSaveAndCall ? 'Mod+S' : 'Mod+Enter'}
            kind={onSaveAndCall ? 'normal' : 'primary'}
            onAction={onSave}
          />
          <ActionButton label={t('setAside')} keys="Escape" kind="quiet" onAction={onSetAside} />
          <Elapsed since={form.openedAt} />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys that leave a field */}
      <div ref={section} className={css.visit} onKeyDown={leaveField}>
        {form.residentId ? (
          <PersonHead residentId={form.residentId} name={form.name} marks={marks} />
        ) : (
          form.visitor && <VisitorHead desk={desk} visitor={form.visitor} marks={marks} />
        )}
        <MatterPicker desk={desk} />
        {desk.matter && <Papers text={desk.knowledge.papersOf(desk.matter)} />}
        <div className={css.fields}>
          <OutcomeFields
            form={form}
            onEdit={desk.edit}
            problems={desk.problems}
            today={today}
            places={places}
            keyed
          />
          {form.residentId && <CameInstead desk={desk} form={form} residentId={form.residentId} />}
          <DetailFields form={form} onEdit={desk.edit} problems={desk.problems} keyed />
        </div>
        {desk.refusal?.field === 'form' && <ErrorNote error={desk.refusal.error} />}
      </div>
    </Card>
  );
}

function Papers({ text }: { text: string }) {
  const t = useText(visitsTexts);
  return text === '' ? null : <p className={css.papers}>{t('papers.needed', { papers: text })}</p>;
}

/** A save that was refused brings the cursor to the first thing to mend. */
function useProblemFocus(desk: Desk, section: RefObject<HTMLElement | null>) {
  const fields = Object.keys(desk.problems).join(' ');
  const before = useRef('');
  useEffect(() => {
    const appeared = before.current === '' && fields !== '';
    before.current = fields;
    if (!appeared) return;
    const order = ['who', 'matter', 'referredTo', 'dueOn', 'missingPapers', 'note'] as const;
    const first = order.find((field) => fields.split(' ').includes(field));
    // The digits choose the matter from anywhere on the page: no cursor needed.
    if (first && first !== 'matter') focusField(section.current, first);
  }, [fields, section]);
}
