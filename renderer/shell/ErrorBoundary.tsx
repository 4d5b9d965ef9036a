/**
 * Catches what a page throws while it is drawn: the frame stays, and the page can be opened again. Going to another
 * address (`place`) leaves the failure behind.
 */
import { IconRefresh, IconTool } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { shellTexts } from './texts.ts';

interface Props {
  place: string;
  children: ReactNode;
}

interface State {
  failed: boolean;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.place !== this.props.place) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? (
      <Crash onReopen={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Crash({ onReopen }: { onReopen(): void }) {
  const t = useText(shellTexts);
  return (
    <Page title={t('crash.title')}>
      <EmptyState
        icon={<IconTool />}
        sentence={t('crash.sentence')}
        action={
          <ActionButton
            label={t('crash.reload')}
            keys="F5"
            kind="primary"
            icon={<IconRefresh size={18} />}
            onAction={onReopen}
          />
        }
      />
    </Page>
  );
}
