"""Results as text or bytes. Nothing here prints, opens a file or knows a terminal."""
