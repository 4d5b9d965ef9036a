/**
 * The colours of the desk, each with its dark twin. CSS reads them as `--desk-<name>`; nothing else names a colour.
 *
 * `…Soft` is a ground, `…Ink` is text that stands on its soft ground or on a card. `readable` lists every pair that
 * carries text; a test holds each of them to 4.5:1 (WCAG 2.2, 1.4.3) in both themes.
 */
export const light = {
  paper: '#f6f7f4',
  card: '#ffffff',
  sunken: '#f9faf8',
  ink: '#1d2a26',
  muted: '#5f6f69',
  line: '#e1e6e1',
  lineStrong: '#c6d0ca',

  green: '#14665a',
  greenHover: '#0f5349',
  onGreen: '#ffffff',
  greenSoft: '#e4f1ed',
  greenInk: '#14665a',

  rail: '#0f3f38',
  railHover: '#164a42',
  railActive: '#1d5a50',
  railInk: '#cfe3dc',
  railInkStrong: '#ffffff',

  apricot: '#e8842c',
  onApricot: '#331a00',
  apricotSoft: '#fdf0e3',
  apricotInk: '#8f4608',

  good: '#2b8a3e',
  goodSoft: '#e6f4e9',
  goodInk: '#1f6b30',

  danger: '#c0392b',
  onDanger: '#ffffff',
  dangerSoft: '#fdecea',
  dangerInk: '#a82e21',

  neutralSoft: '#eef1ee',
  neutralInk: '#4a5953',
} as const;

export type DeskColour = keyof typeof light;

export const dark: Record<DeskColour, string> = {
  paper: '#101816',
  card: '#18221f',
  sunken: '#141d1a',
  ink: '#e3ebe7',
  muted: '#9aaca5',
  line: '#293632',
  lineStrong: '#43544e',

  green: '#1a7566',
  greenHover: '#1e7e6f',
  onGreen: '#ffffff',
  greenSoft: '#1b3832',
  greenInk: '#74cdb9',

  rail: '#0a1412',
  railHover: '#12241f',
  railActive: '#18433b',
  railInk: '#b4cbc3',
  railInkStrong: '#f2f8f5',

  apricot: '#ee9445',
  onApricot: '#2b1600',
  apricotSoft: '#382817',
  apricotInk: '#f5b678',

  good: '#5bbd70',
  goodSoft: '#1a3323',
  goodInk: '#86d498',

  danger: '#e8705f',
  onDanger: '#2a0703',
  dangerSoft: '#3d211d',
  dangerInk: '#f49d91',

  neutralSoft: '#25312d',
  neutralInk: '#b6c4be',
};

/** Text colour, then the grounds it may stand on. */
export const readable: readonly (readonly [text: DeskColour, grounds: readonly DeskColour[]])[] = [
  ['ink', ['paper', 'card', 'sunken', 'greenSoft', 'apricotSoft', 'goodSoft', 'dangerSoft', 'neutralSoft']],
  ['muted', ['paper', 'card', 'sunken', 'greenSoft', 'neutralSoft']],
  ['onGreen', ['green', 'greenHover']],
  ['greenInk', ['card', 'paper', 'sunken', 'greenSoft']],
  ['railInk', ['rail', 'railHover', 'railActive']],
  ['railInkStrong', ['rail', 'railHover', 'railActive']],
  ['onApricot', ['apricot']],
  ['apricotInk', ['apricotSoft', 'card', 'paper']],
  ['goodInk', ['goodSoft', 'card', 'paper']],
  ['onDanger', ['danger']],
  ['dangerInk', ['dangerSoft', 'card', 'paper']],
  ['neutralInk', ['neutralSoft', 'card', 'paper']],
];
