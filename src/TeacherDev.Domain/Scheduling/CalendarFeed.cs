using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// 日历订阅: the address under which one account's own sessions are read by a calendar that cannot sign in. Whoever has the address reads them,
/// so it is unguessable, only its hash is kept, and its owner may renew or end it at any time.
/// </summary>
public sealed class CalendarFeed
{
    /// <summary>How far back and ahead of today it reaches, in days.</summary>
    public const int DaysBack = 90, DaysAhead = 400;

    public CalendarFeed(int accountId, string token, DateTime now)
    {
        AccountId = accountId;
        Renew(token, now);
    }

    private CalendarFeed() { }

    public int Id { get; private set; }

    public int AccountId { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    /// <summary>When the address in force was made.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Another address; the one before opens nothing any more. The same one again changes nothing.</summary>
    public void Renew(string token, DateTime now)
    {
        var hash = HashOf(token);
        if (hash.AsSpan().SequenceEqual(TokenHash)) return;
        (TokenHash, MadeAt) = (hash, now);
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
        feed.HasIndex(f => f.AccountId).IsUnique();
        feed.HasIndex(f => f.TokenHash).IsUnique();
    }
}
