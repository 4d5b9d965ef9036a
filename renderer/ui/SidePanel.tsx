/** A panel over the right edge: look into one thing without leaving the list. Esc closes it and the focus goes back. */
import { Drawer } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
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
          <FirstFocus />
        </div>
        {footer && <div className={css.footer}>{footer}</div>}
      </Drawer>
    </KeyLayerContext>
  );
}

/** The first field takes the focus; where there is none this does, instead of the cross that closes the panel. */
function FirstFocus() {
  const holder = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const panel = holder.current?.parentElement;
    if (panel?.querySelector('[data-autofocus]')) return;
    const first = panel?.querySelector('input, textarea') ?? holder.current;
    first?.setAttribute('data-autofocus', '');
  }, []);
  return <span ref={holder} tabIndex={-1} />;
}
