/** A secret being chosen: typed twice, told how good it is, and read as the core will read it. */
import { useState } from 'react';
import { secretSchema } from '../../../db/accounts/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { useSchemaProblem } from '../../ui/useSchemaProblem.ts';
import type { SecretKind } from './SecretField.tsx';
import { accountsTexts } from './texts.ts';

interface Typed {
  kind: SecretKind;
  value: string;
  repeat: string;
}

export interface NewSecret {
  typed: Typed;
  change(patch: Partial<Typed>): void;
  problems: { value?: string; repeat?: string };
  /** The secret when it may be sent; otherwise null, and the problems are shown. */
  take(current?: string): { kind: SecretKind; value: string } | null;
}

export function useNewSecret(kind: SecretKind): NewSecret {
  const t = useText(accountsTexts);
  const schemaProblem = useSchemaProblem();
  const [typed, setTyped] = useState<Typed>({ kind, value: '', repeat: '' });
  const [problems, setProblems] = useState<NewSecret['problems']>({});

  function change(patch: Partial<Typed>) {
    setProblems({});
    // A PIN is no beginning of a password, nor the other way round.
    const emptied = patch.kind && patch.kind !== typed.kind ? { value: '', repeat: '' } : {};
    setTyped({ ...typed, ...patch, ...emptied });
  }

  function take(current?: string) {
    const value = typed.value.normalize('NFKC');
    const secret = { kind: typed.kind, value };
    const wrong =
      schemaProblem(secretSchema, secret) ??
      (value === current?.normalize('NFKC') ? t('newSecret.same') : null);
    if (wrong) setProblems({ value: wrong });
    else if (typed.repeat.normalize('NFKC') !== value) setProblems({ repeat: t('newSecret.differs') });
    else return secret;
    return null;
  }

  return { typed, change, problems, take };
}
