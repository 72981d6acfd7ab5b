"""Charts as SVG text, made on the server: plain values in, one ``<svg>`` string out.

One chart kind a file, each with ``draw(...)``. Words and formatted numbers come from the caller, colours from the
classes of ``ui.theme``; the charts know neither language nor database nor Streamlit.
"""
