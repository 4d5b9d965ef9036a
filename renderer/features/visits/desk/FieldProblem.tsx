/** What is wrong, as a sentence beside the part of the form that it is about. */
import type { Sentence } from '../../../../db/core/errors.ts';
import { useSay } from '../../../i18n/useSay.ts';
import css from './FieldProblem.module.css';

export function FieldProblem({ sentence }: { sentence: Sentence | undefined }) {
  const say = useSay();
  return sentence ? (
    <p className={css.problem} role="alert">
      {say(sentence)}
    </p>
  ) : null;
}
