/**
 * Is this certificate genuine? The code is scanned or pasted and checked on this desk alone. It stands while nobody is
 * signed in, and shows nothing but what the code itself says.
 */
import { Textarea } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Verdict } from '../../../../db/certificates/contract.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useScanner } from '../../../keys/scanner.ts';
import { GateFrame } from '../../../shell/GateFrame.tsx';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useDuration } from '../../volunteers/parts/useDuration.ts';
import { looks } from './looks.ts';
import { verifyTexts } from './texts.ts';
import css from './VerifyPage.module.css';

/** As the contract takes it. */
const longest = 2000;

export default function VerifyPage() {
  const t = useText(verifyTexts);
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const { data, error } = useDeskQuery('certificates', 'verify', { code }, { enabled: code !== '' });
  useScanner(useJoined(check));

  function check(text: string) {
    setTyped(text.slice(0, longest));
    setCode(text.trim().slice(0, longest));
  }
  function leave() {
    // A window of its own has no page to go back to.
    if (window.opener) window.close();
    else navigate('/');
  }
  return (
    <GateFrame title={t('title')} subtitle={t('how')} wide>
      <Field label={t('code')}>
        {(control) => (
          <Textarea
            {...control}
            value={typed}
            placeholder={t('placeholder')}
            autosize
            minRows={2}
            maxRows={5}
            maxLength={longest}
            spellCheck={false}
            autoComplete="off"
            autoFocus
            onChange={(event) => setTyped(event.currentTarget.value)}
            onPaste={(event) => {
              // What is pasted is whole: it needs no second key.
              event.preventDefault();
              check(event.clipboardData.getData('text'));
            }}
          />
        )}
      </Field>
      <div className={css.acts}>
        <ActionButton label={t('leave')} kind="quiet" onAction={leave} />
        {code !== '' && <ActionButton label={t('again')} onAction={() => check('')} />}
        <ActionButton
          label={t('check')}
          keys="Enter"
          kind="primary"
          whileTyping
          disabled={typed.trim() === ''}
          onAction={() => check(typed)}
        />
      </div>
      {error && <ErrorNote error={error} />}
      <div aria-live="assertive">{code !== '' && data && <Answer key={code} verdict={data} />}</div>
    </GateFrame>
  );
}

/** Milliseconds in which the rest of a torn code follows. */
const tornFor = 3_000;

/** A busy desk may tear a code this long: what follows an unfinished one, and is no code itself, is its end. */
function useJoined(deliver: (code: string) => void): (scanned: string) => void {
  const last = useRef({ code: '', at: 0 });
  return (scanned) => {
    const { code, at } = last.current;
    const now = performance.now();
    const isRest = isCode(code) && !isCode(scanned) && now - at < tornFor;
    last.current = { code: isRest ? code + scanned : scanned, at: now };
    deliver(last.current.code);
  };
}

const isCode = (text: string): boolean => text.startsWith('LV1');

/** A sign, a word and a sentence say it; the colour only repeats them. */
function Answer({ verdict }: { verdict: Verdict }) {
  const t = useText(verifyTexts);
  const say = useSay();
  const { state, sentence, content } = verdict;
  const { Icon, tone } = looks[state];
  return (
    <section className={css.answer} data-tone={tone} data-testid="verdict" data-state={state}>
      <Icon size={72} aria-hidden="true" />
      <div>
        <h2 className={css.word}>{t(`state.${state}`)}</h2>
        <p className={css.sentence}>{say(sentence)}</p>
      </div>
      {content && <Content content={content} revokedOn={verdict.revokedOn} />}
    </section>
  );
}

type Known = Pick<Verdict, 'revokedOn'> & { content: NonNullable<Verdict['content']> };

function Content({ content, revokedOn }: Known) {
  const t = useText(verifyTexts);
  const duration = useDuration();
  const { name, volunteerNumber, number, fromDay, toDay, minutes, issuedOn } = content;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('name'), name],
    [t('time'), duration(minutes)],
    [t('period'), t('period.days', { from: fromDay, to: toDay })],
    [t('volunteerNumber'), printNumber(volunteerNumber)],
    [t('number'), number],
    [t('issuedOn'), issuedOn],
    ...(revokedOn === null ? [] : [[t('revokedOn'), revokedOn] as const]),
  ];
  return (
    <div className={css.content}>
      <p className={css.compare}>{t('compare')}</p>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.known}>{t('known')}</p>
    </div>
  );
}
