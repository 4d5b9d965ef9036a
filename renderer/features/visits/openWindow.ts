/** Opens one of our own pages in a window of its own, for a second screen: `openWindow('/display')`. */
export function openWindow(path: string): void {
  window.open(`#${path}`, path, 'popup,width=1280,height=800');
}
