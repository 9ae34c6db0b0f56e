"""Which claims agree, differ, or cannot both hold, and why."""
