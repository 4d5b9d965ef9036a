/**
 * Mantine dressed in the desk's colours. Sizes are in rem: the `large` text setting scales the root and everything
 * grows with it. `sm` is Mantine's default control size, so it carries the 15 px of the desks.
 */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { type DeskColour, dark, light } from './palette.ts';

const jade: MantineColorsTuple = [
  '#f0f7f5',
  '#e4f1ed',
  '#c5e1da',
  '#9fcdc2',
  '#74b5a6',
  '#4d9a8a',
  '#318171',
  '#207364',
  light.green,
  light.greenHover,
];
const apricot: MantineColorsTuple = [
  '#fef7ef',
  light.apricotSoft,
  '#fae0c4',
  '#f6cb9d',
  '#f1b273',
  '#ec9a4d',
  light.apricot,
  '#b9620f',
  '#a35410',
  light.apricotInk,
];
const good: MantineColorsTuple = [
  '#f1f9f3',
  light.goodSoft,
  '#cae8d1',
  '#a2d6ae',
  '#74c086',
  '#4aa862',
  '#35984b',
  light.good,
  '#27803a',
  light.goodInk,
];
const danger: MantineColorsTuple = [
  '#fef5f4',
  light.dangerSoft,
  '#f9d3ce',
  '#f1aca4',
  '#e68176',
  '#d95c4e',
  '#cc463a',
  '#c63f31',
  light.danger,
  light.dangerInk,
];
const gray: MantineColorsTuple = [
  light.sunken,
  light.neutralSoft,
  light.line,
  '#d4dbd6',
  light.lineStrong,
  '#8b9892',
  light.muted,
  light.neutralInk,
  '#33413b',
  light.ink,
];
const night: MantineColorsTuple = [
  dark.ink,
  dark.neutralInk,
  dark.muted,
  '#7d908a',
  dark.line,
  dark.neutralSoft,
  dark.card,
  dark.sunken,
  dark.paper,
  dark.rail,
];

/** System fonts only: nothing is fetched, and each system draws its own best Chinese. */
export const fontStack =
  "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'HarmonyOS Sans SC', 'MiSans', " +
  "'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', system-ui, sans-serif";

/** Behind a dialog the desk stays readable. */
const veil = { color: '#0d1a17', backgroundOpacity: 0.3 };

export const theme = createTheme({
  primaryColor: 'jade',
  primaryShade: 8,
  autoContrast: true,
  black: light.ink,
  colors: { jade, apricot, good, danger, red: danger, green: good, gray, dark: night },
  fontFamily: fontStack,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.35' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.45' },
    },
  },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.625rem', lg: '0.875rem', xl: '1.25rem' },
  defaultRadius: 'md',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--desk-shadow)',
    lg: 'var(--desk-shadow)',
    xl: 'var(--desk-shadow)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Popover: { defaultProps: { shadow: 'md', radius: 'lg' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'lg' } },
    Modal: {
      defaultProps: { radius: 'lg', centered: true, overlayProps: veil, transitionProps: { duration: 120 } },
    },
    Drawer: { defaultProps: { position: 'right', overlayProps: veil, transitionProps: { duration: 140 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
  },
});

function deskVariables(palette: Record<DeskColour, string>): Record<`--${string}`, string> {
  const variables: Record<`--${string}`, string> = {};
  for (const [name, colour] of Object.entries(palette)) {
    variables[`--desk-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = colour;
  }
  return variables;
}

/** What both themes say in the same words: the words themselves differ by theme. */
const shared = {
  '--mantine-color-body': 'var(--desk-card)',
  '--mantine-color-text': 'var(--desk-ink)',
  '--mantine-color-bright': 'var(--desk-ink)',
  '--mantine-color-dimmed': 'var(--desk-muted)',
  '--mantine-color-placeholder': 'var(--desk-muted)',
  '--mantine-color-error': 'var(--desk-danger-ink)',
  '--mantine-color-success': 'var(--desk-good-ink)',
  '--mantine-color-anchor': 'var(--desk-green-ink)',
  '--mantine-color-default': 'var(--desk-card)',
  '--mantine-color-default-hover': 'var(--desk-sunken)',
  '--mantine-color-default-color': 'var(--desk-ink)',
  '--mantine-color-default-border': 'var(--desk-line-strong)',
  '--mantine-color-disabled': 'var(--desk-neutral-soft)',
  '--mantine-color-disabled-color': 'var(--desk-muted)',
  '--mantine-color-disabled-border': 'var(--desk-line)',
  '--mantine-color-gray-text': 'var(--desk-muted)',
  '--mantine-color-jade-text': 'var(--desk-green-ink)',
  '--mantine-color-jade-filled': 'var(--desk-green)',
  '--mantine-color-jade-filled-hover': 'var(--desk-green-hover)',
  '--mantine-color-jade-light': 'var(--desk-green-soft)',
  '--mantine-color-jade-light-color': 'var(--desk-green-ink)',
} as const;

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...deskVariables(light),
    ...shared,
    '--desk-shadow': '0 0.75rem 2rem rgb(15 45 38 / 0.14), 0 0.125rem 0.5rem rgb(15 45 38 / 0.06)',
  },
  dark: {
    ...deskVariables(dark),
    ...shared,
    '--desk-shadow': '0 0.75rem 2rem rgb(0 0 0 / 0.5), 0 0.125rem 0.5rem rgb(0 0 0 / 0.35)',
  },
});
