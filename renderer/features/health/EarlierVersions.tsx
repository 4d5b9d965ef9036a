/** What a corrected reading was before: each version, who saved it, when, and why it was replaced. */
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { WhenText } from '../../ui/When.tsx';
import css from './EarlierVersions.module.css';
import { ReadingText } from './ReadingText.tsx';
import { healthTexts } from './texts.ts';

export function EarlierVersions({ rootId }: { rootId: string }) {
  const t = useText(healthTexts);
  const { data, error } = useDeskQuery('health', 'reading', { rootId });
  if (error) return <ErrorNote error={error} />;
  return (
    <ol className={css.versions} aria-label={t('versions')}>
      {data?.versions.map((version, index) => (
        <li key={version.versionId} className={css.version}>
          {index > 0 && <ReadingText reading={version} />}
          <span className={css.quiet}>
            <WhenText at={version.savedAt} /> {version.savedBy}
            {version.withdrawn && ` · ${t('version.undone')}`}
            {version.reason && ` · ${t('version.reason', { reason: version.reason })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
