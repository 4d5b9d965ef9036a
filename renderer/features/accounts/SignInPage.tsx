/** Who is here: names to choose from, then that person's password or PIN. */
import { IconShieldCheck, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { accounts } from '../../../db/accounts/contract.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { Forgot } from './Forgot.tsx';
import { PeopleTiles } from './PeopleTiles.tsx';
import { RecoverPage } from './RecoverPage.tsx';
import css from './SecretEntry.module.css';
import { SecretEntry } from './SecretEntry.tsx';
import { accountsTexts } from './texts.ts';

export type Person = OutputOf<typeof accounts.names>[number];

interface Props {
  /** What signing in as somebody else means here. */
  subtitle?: string;
  onBack?: () => void;
}

export function SignInPage({ subtitle, onBack }: Props) {
  const t = useText(accountsTexts);
  const common = useText(uiTexts);
  const names = useDeskQuery('accounts', 'names', {});
  const [picked, setPicked] = useState<Person | null>(null);
  const [recovering, setRecovering] = useState(false);
  const people = names.data ?? [];
  const only = people.length === 1 ? people[0] : undefined;
  const person = picked ?? only;

  if (person && recovering) return <RecoverPage person={person} onClose={() => setRecovering(false)} />;
  if (person) {
    return (
      <PersonSignIn
        person={person}
        onForgotten={() => setRecovering(true)}
        {...(only ? {} : { onOther: () => setPicked(null) })}
      />
    );
  }
  return (
    <GateFrame title={t('signIn.title')} subtitle={subtitle ?? t('signIn.subtitle')} wide>
      {names.error && <ErrorNote error={names.error} />}
      {names.data?.length === 0 && <EmptyState icon={<IconUserQuestion />} sentence={t('signIn.none')} />}
      <PeopleTiles
        key={people.length}
        label={t('signIn.people')}
        people={people}
        onPick={(chosen) => setPicked(chosen)}
      />
      <div className={css.back}>
        {onBack ? <ActionButton label={common('back')} keys="Escape" onAction={onBack} /> : <Verify />}
      </div>
    </GateFrame>
  );
}

/** Anybody may check a certificate, whoever's desk it is: no account is needed for that. */
function Verify() {
  const t = useText(accountsTexts);
  const [, navigate] = useLocation();
  return (
    <ActionButton
      label={t('verify')}
      kind="quiet"
      icon={<IconShieldCheck size={18} />}
      onAction={() => navigate('/verify')}
    />
  );
}

interface PersonProps {
  person: Person;
  onForgotten(): void;
  onOther?: () => void;
}

function PersonSignIn({ person, onForgotten, onOther }: PersonProps) {
  const t = useText(accountsTexts);
  const api = useApi();
  return (
    <GateFrame title={t('signIn.enter')}>
      <SecretEntry
        person={person}
        action={t('signIn.enter')}
        onSecret={async (secret) => {
          await api.accounts.signIn({ accountId: person.id, secret });
          await refreshSession(api);
        }}
      >
        {onOther && <ActionButton label={t('someoneElse')} keys="Escape" whileTyping onAction={onOther} />}
        <Forgot manager={person.role === 'manager'} onRecover={onForgotten} />
        {!onOther && <Verify />}
      </SecretEntry>
    </GateFrame>
  );
}
