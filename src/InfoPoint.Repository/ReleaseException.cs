namespace InfoPoint.Repository;

/// <summary>Why a release, or a command on a repository, was refused; stable kinds.</summary>
public enum ReleaseProblem
{
    /// <summary>The source does not answer, or not with what it should.</summary>
    Unreachable,

    /// <summary>A file that must be there is not.</summary>
    Missing,

    /// <summary>A file is no metadata of the kind it should be.</summary>
    Malformed,

    /// <summary>Not enough signatures by the keys that should have signed.</summary>
    BadSignature,

    /// <summary>Older than what is here already.</summary>
    Rollback,

    /// <summary>Past its date of expiry, or this machine's clock is wrong.</summary>
    Expired,

    /// <summary>More bytes than announced, or fewer.</summary>
    WrongLength,

    /// <summary>Other bytes than announced.</summary>
    WrongHash,

    /// <summary>Nothing here says whom to trust at first.</summary>
    NoTrust,

    /// <summary>Not enough room on the disk.</summary>
    DiskFull,

    /// <summary>The ceiling of bytes a month is reached.</summary>
    Allowance,

    /// <summary>A key that must sign is not at hand, or cannot be opened.</summary>
    NoKey,

    /// <summary>Another command works on the same folder.</summary>
    Busy,
}

/// <summary>A release was refused; the release in use stays in use.</summary>
/// <param name="problem">Stable kind: it chooses the exit code, the text on pages and the log event.</param>
/// <param name="what">One English sentence: which file, the value found, the value expected.</param>
/// <param name="next">What the person in front of the machine can do now.</param>
/// <param name="cause">The error below, if there is one.</param>
public sealed class ReleaseException(ReleaseProblem problem, string what, string next, Exception? cause = null)
    : Exception($"{what} {next}", cause)
{
    /// <summary>Stable kind.</summary>
    public ReleaseProblem Problem { get; } = problem;

    /// <summary>What the person in front of the machine can do now.</summary>
    public string Next { get; } = next;

    internal static ReleaseException Untrusted(ReleaseProblem problem, string what) =>
        new(
            problem,
            what,
            "What is here stays in use; sync again later, and tell the keeper of the hub if it comes back."
        );
}
