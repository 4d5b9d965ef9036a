/** The features that stand in the frame, one line each. */
import type { FeatureRoutes } from './shell/feature.ts';

export const features: readonly FeatureRoutes[] = [
  // Imported where it is used, so that nothing of it reaches a build.
  ...(import.meta.env.DEV ? [(await import('./gallery/routes.ts')).galleryRoutes] : []),
];
