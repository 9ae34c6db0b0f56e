"""Strange files into documents of a workspace: bytes to text, with what they say of themselves."""
