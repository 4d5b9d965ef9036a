/** The overview of the keys that work right now (`?` or F1), read from the same map that runs them. */
import { Modal } from '@mantine/core';
import { useText } from '../i18n/useText.ts';
import { Kbd } from '../ui/Kbd.tsx';
import css from './KeysOverview.module.css';
import { type RegisteredKey, toggleOverview, useKeyMap } from './keyMap.ts';
import { keysTexts } from './texts.ts';
import { KeyLayerContext, useKey, useKeyLayer } from './useKey.ts';

export function KeysOverview() {
  const t = useText(keysTexts);
  const overview = useKeyMap((map) => map.overview);
  const layer = useKeyLayer(overview !== null);
  useKey({ keys: ['?', 'F1'], label: t('open'), run: toggleOverview, everywhere: true });

  return (
    <KeyLayerContext value={layer}>
      <Modal opened={overview !== null} onClose={toggleOverview} title={t('title')} size="48rem">
        {overview && (
          <div data-autofocus tabIndex={-1}>
            <div className={css.groups}>
              <Keys title={t('here')} empty={t('none')} keys={overview.filter((key) => !key.everywhere)} />
              <Keys title={t('everywhere')} empty="" keys={overview.filter((key) => key.everywhere)} />
            </div>
            <p className={css.note}>{t('typing')}</p>
          </div>
        )}
      </Modal>
    </KeyLayerContext>
  );
}

function Keys({ title, empty, keys }: { title: string; empty: string; keys: readonly RegisteredKey[] }) {
  // Registered youngest first; people read a page from the top.
  const lines = Map.groupBy(keys.toReversed(), (key) => key.group || key.label);
  return (
    <section>
      <h3 className={css.heading}>{title}</h3>
      {lines.size === 0 && <p className={css.note}>{empty}</p>}
      <dl>
        {[...lines].map(([name, set]) => (
          <div key={name} className={css.row}>
            <dt className={css.name}>{name}</dt>
            <dd className={css.caps}>
              {set.flatMap((key) => key.combos.map(({ text }) => <Kbd key={text} keys={text} />))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
