import { Component, type ReactNode } from 'react';
import { appText } from '../text/app.ts';
import { FailureNotice } from '../ui/notice.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Tells the defect where support can find it; returns the reference shown. */
  readonly report: (error: unknown) => string;
}

/** A defect of the interface ends in plain words instead of a white page. Nothing is lost: work lives in the core. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly reference: string | undefined }> {
  override state = { reference: undefined };

  static getDerivedStateFromError(): { readonly reference: string } {
    return { reference: '' };
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ reference: this.props.report(error) });
  }

  override render(): ReactNode {
    const { reference } = this.state;
    if (reference === undefined) return this.props.children;
    return (
      <FailureNotice
        title={appText.defectTitle}
        text={reference === '' ? appText.defectText : appText.defectTextWithReference(reference)}
        action={{ label: appText.reload, onPress: () => window.location.reload() }}
      />
    );
  }
}
