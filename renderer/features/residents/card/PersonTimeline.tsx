/** Everything that ever happened with this person here, newest first, read further on demand. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineCursor } from '../../../../db/residents/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { cardTexts } from '../cardTexts.ts';

const pageSize = 30;
const newest: TimelineCursor | null = null;

export function PersonTimeline({ id }: { id: string }) {
  const t = useText(cardTexts);
  const say = useSay();
  const api = useApi();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['residents', 'timeline', { id }],
    queryFn: ({ pageParam, signal }) =>
      api.residents.timeline({ id, before: pageParam, limit: pageSize }, { signal }),
    initialPageParam: newest,
    getNextPageParam: (last): TimelineCursor | null => last.next,
  });
  if (error) return <ErrorNote error={error} />;
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Timeline
        label={t('timeline')}
        items={entries.map((entry) => ({
          id: entry.id,
          text: say(entry.text),
          detail: (
            <>
              <WhenText at={entry.at} />
              {entry.account && ` · ${entry.account}`}
              {entry.detail && ` · ${say(entry.detail)}`}
            </>
          ),
          ...(entry.tone ? { tone: entry.tone } : {}),
        }))}
      />
      {hasNextPage && (
        <ActionButton kind="quiet" label={t('timeline.more')} onAction={() => fetchNextPage()} />
      )}
    </>
  );
}
