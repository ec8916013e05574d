import { setAccountOnScreen } from '#renderer/ui/dialogs.ts';

/** The props of a row whose account `L` and `C` are about while the row has the focus. */
export const withAccountOnScreen = <Props extends { onFocus: () => void }>(row: Props, accountId: string | null): Props => ({
  ...row,
  onFocus: () => {
    row.onFocus();
    setAccountOnScreen(accountId);
  },
});
