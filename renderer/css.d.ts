/** Inline styles may set CSS variables: React's own type does not know them. */
import 'react';

declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
