/** "Helping with …": what people did here lately, or a kind of service. */
import { IconArrowLeft } from '@tabler/icons-react';
import { type FoundVolunteer, serviceKinds } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { volunteersTexts } from '../../volunteers/texts.ts';
import type { ShiftChoice } from '../screens.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useKioskHome } from '../useKioskHome.ts';
import { useSignIn } from '../useSignIn.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';

interface Props {
  found: FoundVolunteer;
  shifts: readonly ShiftChoice[];
}

/** Kept in Chinese whatever the screen speaks: it is what a certificate will say. */
const recorded = (kind: (typeof serviceKinds)[number]) => volunteersTexts.zh[`kind.${kind}`];

export function HelpScreen({ found, shifts }: Props) {
  const t = useText(kioskTexts);
  const say = useText(volunteersTexts);
  const { go } = useKiosk();
  const { activities } = useKioskHome();
  const signIn = useSignIn(found);
  useSpoken(t('help.title'));
  const kinds = serviceKinds.map((kind) => ({
    kind,
    activity: recorded(kind),
    label: say(`kind.${kind}`),
  }));
  const usual = activities
    .filter(({ kind, activity }) => activity !== recorded(kind))
    .map((task) => ({ ...task, label: task.activity }));
  const groups = [
    { title: t('help.usual'), tasks: usual },
    { title: t('help.kinds'), tasks: kinds },
  ].filter(({ tasks }) => tasks.length > 0);
  return (
    <div className={css.side}>
      <div className={css.bar}>
        <h1 className={css.title}>{t('help.title')}</h1>
        <button type="button" className={css.back} onClick={() => go({ at: 'person', found, shifts })}>
          <IconArrowLeft /> {t('back')}
        </button>
      </div>
      {groups.map(({ title, tasks }) => (
        <section key={title} className={css.group}>
          <h2 className={css.subtitle}>{title}</h2>
          <ul className={css.grid}>
            {tasks.map(({ kind, activity, label }) => (
              <li key={`${kind} ${activity}`}>
                <button
                  type="button"
                  className={css.choice}
                  onClick={() => signIn({ kind: 'activity', serviceKind: kind, activity }, label)}
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
