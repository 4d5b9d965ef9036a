/** A calm bar while the desk program cannot be reached. It goes away by itself. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import { usePreferences } from '../state/preferences.ts';
import css from './ConnectionBar.module.css';
import { useConnection } from './hooks.ts';

export function ConnectionBar() {
  const { failure } = useConnection();
  const language = usePreferences((preferences) => preferences.language);
  if (!failure) return null;
  return (
    <div className={css.bar} role="status">
      <IconPlugConnectedX size={20} aria-hidden />
      {failure.failure.sentence[language]}
    </div>
  );
}
