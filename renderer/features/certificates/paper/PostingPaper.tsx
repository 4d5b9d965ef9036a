/** The public posting list (公示名单) of today: masked names, hours, until when; nothing else of a person. */
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { useDuration } from '../../volunteers/parts/useDuration.ts';
import { certificatesTexts } from '../texts.ts';
import css from './PostingPaper.module.css';
import { paperTexts } from './texts.ts';

export default function PostingPaper() {
  const t = useText(paperTexts);
  const words = useText(certificatesTexts);
  const duration = useDuration();
  const today = useToday();
  const { data, error } = useDeskQuery('certificates', 'posting', {});
  const rows = data?.rows ?? [];
  return (
    <PrintFrame
      title={t('posting.title')}
      heading={t('posting.count', { count: rows.length })}
      footer={
        <>
          <span>{t('posting.contact')}＿＿＿＿＿＿＿＿</span>
          <span>{t('posting.foot', { centre: data?.centreName ?? '', day: today })}</span>
        </>
      }
      onClose={() => window.history.back()}
    >
      {error && <ErrorNote error={error} />}
      {data && rows.length === 0 ? (
        <p>{t('posting.none')}</p>
      ) : (
        <>
          <p className={css.lead}>{t('posting.lead')}</p>
          <table className={css.rows}>
            <thead>
              <tr>
                <th>{t('annex.no')}</th>
                <th>{t('name')}</th>
                <th>{t('volunteerNumber')}</th>
                <th>{words('fact.period')}</th>
                <th className={css.figure}>{t('time')}</th>
                <th>{t('posting.until')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, maskedName, volunteerNumber, fromDay, toDay, minutes, postedUntil }, at) => (
                <tr key={id}>
                  <td>{at + 1}</td>
                  <td>{maskedName}</td>
                  <td>{printNumber(volunteerNumber)}</td>
                  <td>{words('period', { from: fromDay, to: toDay })}</td>
                  <td className={css.figure}>{duration(minutes)}</td>
                  <td>{postedUntil}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </PrintFrame>
  );
}
