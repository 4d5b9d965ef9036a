/** A QR code as a drawing, sharp at any size. Capitals and digits fit the smallest one with a quarter of it spare. */
import { encode } from 'uqr';

/** Modules of white around it, as scanners expect (ISO/IEC 18004). */
const quiet = 4;

export function QrCode({ text, className }: { text: string; className: string | undefined }) {
  const { data, size } = encode(text, { ecc: 'Q', border: quiet });
  const modules = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
      <path d={modules} fill="#000000" />
    </svg>
  );
}
