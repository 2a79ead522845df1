"""Our own few pieces of markup: one folder each, drawn in the browser from data, never from texts taken as markup."""
