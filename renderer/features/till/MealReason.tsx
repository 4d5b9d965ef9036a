/** Why a meal costs what it costs: each rule that paid with its version and reason, and kindly what nearly did. */
import { IconInfoCircle } from '@tabler/icons-react';
import type { Missed, PricedMeal } from '../../../db/meals/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { yuan } from '../../ui/format.ts';
import css from './MealReason.module.css';
import { tillTexts } from './texts.ts';

interface Props {
  lines: PricedMeal['lines'];
  missed: readonly Missed[];
}

export function MealReason({ lines, missed }: Props) {
  const t = useText(tillTexts);
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string }) =>
    language === 'en' ? nameEn || name : name;
  return (
    <div className={css.reason}>
      {lines.length === 0 && missed.length === 0 && <p>{t('reason.none')}</p>}
      {lines.map((line) => (
        <p key={line.ruleId}>
          <strong>{t('reason.why', { amount: yuan(line.amountFen) })}</strong>{' '}
          {language === 'zh' ? `“${nameOf(line)}”` : `"${nameOf(line)}"`}{' '}
          {t('reason.version', { version: line.version })} · {say(line.reason)}
        </p>
      ))}
      {missed.map((rule) => (
        <p key={rule.ruleId} className={css.missed}>
          <IconInfoCircle size={18} className={css.icon} />
          <span>
            <strong>{t('reason.missed')}</strong> {nameOf(rule)}: {say(rule.why)}
          </span>
        </p>
      ))}
    </div>
  );
}
