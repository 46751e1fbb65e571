namespace InfoPoint.Content;

/// <summary>Where a browser takes a picture from, and which of its sizes it may choose.</summary>
/// <param name="Src">The address for those who choose nothing.</param>
/// <param name="SrcSet">Addresses with widths in pixels, or null when there is one size only.</param>
/// <param name="Sizes">How wide the page shows it, as in HTML's <c>sizes</c>; null without <paramref name="SrcSet"/>.</param>
public sealed record PictureSource(string Src, string? SrcSet = null, string? Sizes = null);
