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

export function HelpScreen({ found, shifts }: Props) {
  const t = useText(kioskTexts);
  const say = useText(volunteersTexts);
  const { go } = useKiosk();
  const { activities } = useKioskHome();
  const signIn = useSignIn(found);
  useSpoken(t('help.title'));
  const kinds = serviceKinds.map((kind) => ({ kind, activity: say(`kind.${kind}`) }));
  const groups = [
    { title: t('help.usual'), tasks: activities },
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
            {tasks.map(({ kind, activity }) => (
              <li key={`${kind} ${activity}`}>
                <button
                  type="button"
                  className={css.choice}
                  onClick={() => signIn({ kind: 'activity', serviceKind: kind, activity }, activity)}
                >
                  {activity}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
