import { useState } from 'react';
import { flushSync } from 'react-dom';
import { expect, test } from 'vitest';
import { ariaShortcut, printCombo } from '../../renderer/keys/combo.ts';
import { KeysOverview } from '../../renderer/keys/KeysOverview.tsx';
import { type KeyBinding, useKeyMap } from '../../renderer/keys/keyMap.ts';
import { KeyLayerContext, useKey, useKeyLayer } from '../../renderer/keys/useKey.ts';
import { ActionButton } from '../../renderer/ui/ActionButton.tsx';
import { openScreen } from './support/screen.tsx';

function Key(binding: KeyBinding) {
  useKey(binding);
  return null;
}

function Dialog({ open, binding }: { open: boolean; binding: KeyBinding }) {
  const layer = useKeyLayer(open);
  return <KeyLayerContext value={layer}>{open && <Key {...binding} />}</KeyLayerContext>;
}

/** Counts how often each named action ran. */
function counter() {
  const runs: string[] = [];
  return { runs, run: (name: string) => () => runs.push(name) };
}

test('a registered key runs its action and takes the keystroke', () => {
  const { runs, run } = counter();
  using screen = openScreen(<Key keys="F8" label="叫下一位" run={run('call')} />);
  expect(screen.press('F8')).toBe(false);
  expect(screen.press('F9')).toBe(true);
  expect(runs).toEqual(['call']);
});

test('while an input method composes, no key acts: not by isComposing, not by code 229, not by Process', () => {
  const { runs, run } = counter();
  using screen = openScreen(
    <>
      <input />
      <Key keys="Enter" label="保存" whileTyping run={run('save')} />
    </>,
  );
  screen.focus('input');
  screen.press('Enter', { isComposing: true });
  screen.press('Enter', { keyCode: 229 });
  screen.press('Process', { code: 'Enter' });
  expect(runs).toEqual([]);
  screen.press('Enter');
  expect(runs).toEqual(['save']);
});

test('a plain character belongs to the field that has the focus; F-keys and combinations do not', () => {
  const { runs, run } = counter();
  using screen = openScreen(
    <>
      <input />
      <Key keys="2" label="民政救助" run={run('digit')} />
      <Key keys="F2" label="查找" run={run('search')} />
      <Key keys="Mod+S" label="保存" run={run('save')} />
    </>,
  );
  screen.focus('input');
  screen.press('2');
  screen.press('F2');
  screen.press('s', { ctrlKey: true });
  expect(runs).toEqual(['search', 'save']);
  screen.find('input').blur();
  screen.press('2');
  expect(runs).toEqual(['search', 'save', 'digit']);
});

test('Enter presses the button that has the focus, not the key of the page', () => {
  const { runs, run } = counter();
  using screen = openScreen(
    <>
      <button type="button">取消</button>
      <Key keys="Enter" label="保存" run={run('save')} />
    </>,
  );
  screen.focus('button');
  expect(screen.press('Enter')).toBe(true);
  expect(runs).toEqual([]);
});

test('a held key does not act twice', () => {
  const { runs, run } = counter();
  using screen = openScreen(<Key keys="Mod+Enter" label="保存" run={run('save')} />);
  screen.press('Enter', { ctrlKey: true });
  screen.press('Enter', { ctrlKey: true, repeat: true });
  expect(runs).toEqual(['save']);
});

test('behind a dialog the page keeps silent, and answers again when the dialog has gone', () => {
  const { runs, run } = counter();
  const desk = (open: boolean) => (
    <>
      <Key keys="F8" label="叫下一位" run={run('page')} />
      <Key keys="F12" label="锁屏" everywhere run={run('lock')} />
      <Dialog open={open} binding={{ keys: 'F7', label: '取号', run: run('dialog') }} />
    </>
  );
  using screen = openScreen(desk(true));
  screen.press('F8');
  screen.press('F7');
  screen.press('F12');
  expect(runs).toEqual(['dialog', 'lock']);
  screen.show(desk(false));
  screen.press('F8');
  screen.press('F7');
  expect(runs).toEqual(['dialog', 'lock', 'page']);
});

test('where two claim a key, the one that came last answers, and a disabled one never does', () => {
  const { runs, run } = counter();
  using screen = openScreen(
    <>
      <Key keys="F8" label="一" run={run('first')} />
      <Key keys="F8" label="二" run={run('second')} />
      <Key keys="F8" label="三" disabled run={run('disabled')} />
    </>,
  );
  screen.press('F8');
  expect(runs).toEqual(['second']);
});

test('what a Chinese layout types is understood: full-width ？ and the 、 of the slash key', () => {
  const { runs, run } = counter();
  using screen = openScreen(
    <>
      <Key keys="?" label="按键" run={run('overview')} />
      <Key keys="/" label="查找" run={run('search')} />
    </>,
  );
  screen.press('？', { shiftKey: true });
  screen.press('、');
  screen.press('?', { shiftKey: true });
  expect(runs).toEqual(['overview', 'search', 'overview']);
});

test('Shift makes another key of a letter or an F-key', () => {
  const { runs, run } = counter();
  using screen = openScreen(<Key keys="R" label="显示" run={run('reveal')} />);
  screen.press('R', { shiftKey: true });
  expect(runs).toEqual([]);
  screen.press('r');
  expect(runs).toEqual(['reveal']);
});

test('a button prints its key, answers to it, and is silent while its work is pending', async () => {
  const work = Promise.withResolvers<void>();
  let started = 0;
  const save = () => {
    started += 1;
    return work.promise;
  };
  using screen = openScreen(<ActionButton label="保存" keys="Mod+Enter" onAction={save} />);
  expect(screen.find('button').textContent).toBe('保存Ctrl ↵');
  expect(screen.find('button').getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
  screen.press('Enter', { ctrlKey: true });
  screen.press('Enter', { ctrlKey: true });
  screen.find('button').click();
  expect(started).toBe(1);
});

test('the Escape that closes a dialog on its way does not answer on the page behind it', () => {
  const { runs, run } = counter();
  const page = <Key keys="Escape" label="返回名单" run={run('leave')} />;
  function Panel() {
    const [open, setOpen] = useState(true);
    useKeyLayer(open);
    return <button type="button" onKeyDown={() => flushSync(() => setOpen(false))} />;
  }
  using screen = openScreen(
    <>
      {page}
      <Panel />
    </>,
  );
  screen.focus('button');
  screen.press('Escape');
  expect(runs).toEqual([]);
  screen.press('Escape');
  expect(runs).toEqual(['leave']);
});

test('the overview shows the keys of the page under it, one line for a set', () => {
  using screen = openScreen(
    <>
      <Key keys="F8" label="叫下一位" run={() => {}} />
      <Key keys="1" label="社保医保" group="办什么事" run={() => {}} />
      <Key keys="2" label="民政救助" group="办什么事" run={() => {}} />
      <KeysOverview />
    </>,
  );
  screen.press('F1');
  const lines = [...document.querySelectorAll('dl > div')].map((line) => line.textContent);
  expect(lines).toEqual(['叫下一位F8', '办什么事12', '查看按键?F1']);
  screen.press('F1');
  expect(useKeyMap.getState().overview).toBeNull();
});

test('key caps are printed the way keyboards label them', () => {
  expect(['Mod+Enter', 'Alt+2', 'F8', 'R', 'Escape', 'Space'].map(printCombo)).toEqual([
    'Ctrl ↵',
    'Alt 2',
    'F8',
    'R',
    'Esc',
    'Space',
  ]);
  expect(ariaShortcut('Mod+S')).toBe('Control+S');
});
