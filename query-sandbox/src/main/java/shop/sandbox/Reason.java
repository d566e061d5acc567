package shop.sandbox;

/** Why a statement has no result. */
public enum Reason {
  /** It cannot be parsed, or names what does not exist. */
  INVALID(true),
  /** It says something that is not on the list of what may be said. */
  NOT_ALLOWED(true),
  /** It met a value that it cannot handle. */
  FAILED(true),
  /** It needs more memory, a deeper stack or a larger result than it may have. */
  TOO_LARGE(false),
  /** It takes longer than it may. */
  DEADLINE(false),
  /** What it asks about cannot be opened. */
  UNAVAILABLE(true),
  /** Others are being answered; it was not begun. */
  BUSY(true);

  private final boolean wellBehaved;

  Reason(boolean wellBehaved) {
    this.wellBehaved = wellBehaved;
  }

  /** Whether the child that says so is as good as new. */
  boolean wellBehaved() {
    return wellBehaved;
  }
}
