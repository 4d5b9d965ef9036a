/** Where an import stands: nothing is written before the last step. */
import { useText } from '../../i18n/useText.ts';
import css from './ImportSteps.module.css';
import { exchangeTexts } from './texts.ts';

const steps = ['file', 'columns', 'preview', 'done'] as const;
export type ImportStep = (typeof steps)[number];

export function ImportSteps({ at }: { at: ImportStep }) {
  const t = useText(exchangeTexts);
  const current = steps.indexOf(at);
  return (
    <ol className={css.steps}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={css.step}
          data-done={index < current || undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={css.number}>{index + 1}</span>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
