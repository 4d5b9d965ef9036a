/** A panel over the right edge: look into one thing without leaving the list. Esc closes it and the focus goes back. */
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyLayerContext, useKeyLayer } from '../keys/useKey.ts';
import css from './SidePanel.module.css';

interface Props {
  opened: boolean;
  onClose(): void;
  title: string;
  /** Stays at the bottom while the body scrolls. */
  footer?: ReactNode;
  /** Any CSS length. */
  width?: string;
  children: ReactNode;
}

export function SidePanel({ opened, onClose, title, footer, width = '30rem', children }: Props) {
  const layer = useKeyLayer(opened);
  return (
    <KeyLayerContext value={layer}>
      <Drawer
        opened={opened}
        onClose={onClose}
        title={title}
        size={width}
        padding="lg"
        classNames={{ content: css.content ?? '', body: css.body ?? '' }}
      >
        <div className={css.scroll}>
          {children}
          {/* Takes the focus where nothing in the panel asks for it, instead of the cross that closes it. */}
          <span data-autofocus tabIndex={-1} />
        </div>
        {footer && <div className={css.footer}>{footer}</div>}
      </Drawer>
    </KeyLayerContext>
  );
}
