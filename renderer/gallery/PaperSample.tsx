/** A daily log on paper, long enough for two sheets. */
import { PrintFrame } from '../ui/PrintFrame.tsx';
import { samplePeople } from './people.ts';

export default function PaperSample() {
  return (
    <PrintFrame
      title="接待日志"
      heading="杏林社区党群服务中心 · 2026-11-21 周六"
      footer={
        <>
          <span>经办：林敏</span>
          <span>打印于 2026-11-21 17:30</span>
        </>
      }
      onClose={() => window.history.back()}
    >
      <table>
        <thead>
          <tr>
            <th>时间</th>
            <th>来访人</th>
            <th>事项</th>
            <th>结果</th>
          </tr>
        </thead>
        <tbody>
          {samplePeople(48).map((person, n) => (
            <tr key={person.id}>
              <td>{`${8 + Math.floor(n / 6)}:${String((n % 6) * 10).padStart(2, '0')}`}</td>
              <td>
                {person.name}（{person.age}）
              </td>
              <td>社保医保 · 医保参保登记</td>
              <td>当场办结</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintFrame>
  );
}
