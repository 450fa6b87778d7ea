namespace TeacherDev.Domain.Mentoring;

/// <summary>One side's yes to the agreement.</summary>
public sealed class PairingSignature
{
    internal PairingSignature(PairingSide side, DateTime at, int? accountId, bool isOnPaper) => (Side, SignedAt, AccountId, IsOnPaper) = (side, at, accountId, isOnPaper);

    private PairingSignature() { }

    public int Id { get; private set; }

    public int PairingId { get; private set; }

    public PairingSide Side { get; private set; }

    public DateTime SignedAt { get; private set; }

    /// <summary>Who entered it: the side itself, or the school that holds the sheet.</summary>
    public int? AccountId { get; private set; }

    /// <summary>Signed on paper, and entered by the school.</summary>
    public bool IsOnPaper { get; private set; }
}
