/** The roles, each with the sentence that says what it may do. */
import { useId } from 'react';
import { type Role, roles } from '../../../db/core/procedure.ts';
import { useText } from '../../i18n/useText.ts';
import { shellTexts } from '../../shell/texts.ts';
import css from './RoleChoice.module.css';
import { accountsTexts } from './texts.ts';

interface Props {
  value: Role;
  onChange(role: Role): void;
}

export function RoleChoice({ value, onChange }: Props) {
  const t = useText(accountsTexts);
  const roleName = useText(shellTexts);
  const group = useId();
  return (
    <fieldset className={css.roles}>
      <legend className={css.legend}>{t('accounts.role')}</legend>
      {roles.map((role) => (
        <label key={role} className={css.role}>
          <input type="radio" name={group} checked={role === value} onChange={() => onChange(role)} />
          <span className={css.name}>{roleName(`role.${role}`)}</span>
          <span className={css.sentence}>{t(`role.${role}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
