/** Where the first set-up stands, of its three steps. */
import { useText } from '../../i18n/useText.ts';
import css from './Steps.module.css';
import { deskTexts } from './texts.ts';

const steps = ['centre', 'manager', 'key'] as const;

export function Steps({ at }: { at: (typeof steps)[number] }) {
  const t = useText(deskTexts);
  const current = steps.indexOf(at);
  return (
    <span className={css.steps}>
      {steps.map((step, index) => (
        <span
          key={step}
          className={css.step}
          data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={css.number}>{index + 1}</span>
          {t(`setUp.${step}`)}
        </span>
      ))}
    </span>
  );
}
