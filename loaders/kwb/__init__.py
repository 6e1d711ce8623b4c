"""Kerncijfers wijken en buurten, in the shapes that CBS publishes."""
