"""What admins and members decide: options declared once, resolved to frozen views, kept in a store."""
