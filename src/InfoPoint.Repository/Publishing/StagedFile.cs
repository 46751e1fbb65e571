namespace InfoPoint.Repository;

/// <summary>A file to be published.</summary>
/// <param name="Path">Its path in the library, with <c>/</c>.</param>
/// <param name="OnDisk">Where it lies.</param>
/// <param name="Sha256">Its hash where that is known for certain, as of a file of the repository itself; null lets the publisher look.</param>
public sealed record StagedFile(string Path, string OnDisk, string? Sha256 = null);
