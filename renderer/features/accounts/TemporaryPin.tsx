/** The temporary PIN, once and large, to be told in person. */
import { Modal } from '@mantine/core';
import { useText } from '../../i18n/useText.ts';
import { KeyLayerContext, useKeyLayer } from '../../keys/useKey.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import css from './TemporaryPin.module.css';
import { accountsTexts } from './texts.ts';

export interface Given {
  name: string;
  pin: string;
}

export function TemporaryPin({ given, onClose }: { given: Given | null; onClose(): void }) {
  const t = useText(accountsTexts);
  const layer = useKeyLayer(given !== null);
  return (
    <KeyLayerContext value={layer}>
      <Modal
        opened={given !== null}
        onClose={onClose}
        title={t('temporary.title', { name: given?.name ?? '' })}
        withCloseButton={false}
        // It cannot be shown again: a click beside it must not take it away.
        closeOnClickOutside={false}
      >
        <p className={css.pin} data-label={t('temporary.pin')}>
          {given?.pin.slice(0, 3)} {given?.pin.slice(3)}
        </p>
        <p>{t('temporary.once')}</p>
        <div className={css.done}>
          <ActionButton label={t('temporary.done')} keys="Mod+Enter" kind="primary" onAction={onClose} />
        </div>
      </Modal>
    </KeyLayerContext>
  );
}
