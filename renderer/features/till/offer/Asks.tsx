/** What stands between the person and the plate: a refusal, a meal already served, an allergen. In words and icon. */
import { IconAlertTriangle, IconBan, IconRepeat } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import type { Chosen, OfferData } from '../choice.ts';
import { tillTexts } from '../texts.ts';
import { useOptionName } from '../useOptionName.ts';
import css from './Asks.module.css';

export function Asks({ offer, chosen }: { offer: OfferData; chosen: Chosen }) {
  const t = useText(tillTexts);
  const say = useSay();
  const optionOf = useOptionName();
  const zone = useSession((session) => session.zone);
  const { conflicts } = chosen;
  const danger = conflicts.some(({ severity }) => severity === 'danger');
  return (
    <>
      {offer.refusal && (
        <Ask tone="danger" icon={<IconBan size={26} />} title={t('ask.refused')}>
          <p>{say(offer.refusal)}</p>
        </Ask>
      )}
      {offer.served.length > 0 && (
        <Ask tone="attention" icon={<IconRepeat size={26} />} title={t('ask.again')}>
          {offer.served.map((line) => (
            <p key={line.rootId}>
              {t('ask.againLine', {
                time: clockTime(line.at, zone),
                place: line.here ? t('ask.here') : t('ask.there'),
                option: optionOf(line) || t('option.other'),
                mode: t(`mode.${line.mode}`),
              })}
            </p>
          ))}
        </Ask>
      )}
      {conflicts.length > 0 && (
        <Ask
          tone={danger ? 'danger' : 'attention'}
          icon={<IconAlertTriangle size={26} />}
          {...(danger ? { title: t('ask.allergy') } : {})}
        >
          {conflicts.map(({ sentence }) => (
            <p key={sentence.zh}>{say(sentence)}</p>
          ))}
        </Ask>
      )}
    </>
  );
}

interface AskProps {
  tone: 'danger' | 'attention';
  icon: ReactNode;
  title?: string;
  children: ReactNode;
}

function Ask({ tone, icon, title, children }: AskProps) {
  return (
    <div className={css.ask} data-tone={tone} role="alert">
      {icon}
      <div>
        {title && <strong className={css.title}>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
