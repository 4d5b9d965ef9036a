import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { mayOpen } from '../../renderer/shell/feature.ts';
import { defineDraft } from '../../renderer/state/drafts.ts';
import { useSession } from '../../renderer/state/session.ts';
import { openScreen } from './support/screen.tsx';

const useVisitDraft = defineDraft<{ matter: string }>();
const empty = { matter: '' };

function VisitForm({ visit = 'new' }: { visit?: string }) {
  const draft = useVisitDraft(visit, empty);
  return (
    <>
      <input
        value={draft.value.matter}
        onChange={(event) => {
          const matter = event.currentTarget.value;
          draft.set((current) => ({ ...current, matter }));
        }}
      />
      <button type="button" onClick={draft.clear} disabled={!draft.dirty}>
        放弃
      </button>
    </>
  );
}

const written = () => document.querySelector('input')?.value;
const linMin = { id: 'linmin', name: '林敏', role: 'frontDesk' } as const;
const luoFang = { id: 'luofang', name: '罗芳', role: 'manager' } as const;
const session = () => useSession.getState();

beforeEach(() => act(() => session().close('signedOut')));

test('what was typed is still there when the page or dialog is opened again, each form for itself', () => {
  using screen = openScreen(<VisitForm />);
  screen.type('input', '低保年审');
  screen.show(<p>别的页面</p>);
  screen.show(<VisitForm />);
  expect(written()).toBe('低保年审');
  screen.show(<VisitForm visit="another" />);
  expect(written()).toBe('');
});

test('a cleared draft is back at its start', () => {
  using screen = openScreen(<VisitForm />);
  screen.type('input', '低保年审');
  act(() => screen.find('button').click());
  expect(written()).toBe('');
  expect(screen.find('button')).toHaveProperty('disabled', true);
});

test('a lock keeps the draft for the person who comes back, and for nobody else', () => {
  act(() => session().signIn(linMin));
  using screen = openScreen(<VisitForm />);
  screen.type('input', '低保年审');
  act(() => session().lock());
  expect(session().phase).toBe('locked');
  act(() => session().signIn(linMin));
  expect(written()).toBe('低保年审');
  act(() => session().lock());
  act(() => session().signIn(luoFang));
  expect(written()).toBe('');
});

test('signing out forgets every draft, and nothing of one ever touches the disk', () => {
  act(() => session().signIn(linMin));
  using screen = openScreen(<VisitForm />);
  screen.type('input', '低保年审');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('低保');
  act(() => session().close('signedOut'));
  expect(written()).toBe('');
});

test('a page opens to whom its access names', () => {
  expect(mayOpen('anyone', undefined)).toBe(true);
  expect(mayOpen('signedIn', undefined)).toBe(false);
  expect(mayOpen('signedIn', 'evaluator')).toBe(true);
  expect(mayOpen(['manager', 'frontDesk'], 'frontDesk')).toBe(true);
  expect(mayOpen(['manager'], 'frontDesk')).toBe(false);
});
