/** Only what is out of the ordinary is shown: somebody who lives here needs no tag. */
import { type Status, statuses } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { Tag } from '../../../ui/Tag.tsx';

export function StatusTag({ status }: { status: Status }) {
  const say = useSay();
  if (status === 'here') return null;
  return <Tag tone={status === 'died' ? 'danger' : 'attention'}>{say(statuses[status])}</Tag>;
}
