using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>
/// 到校确认码: the address under which somebody at the host school, who has no account, answers to one visit, once. Whoever has the address may
/// answer, so it is unguessable, only its hash is kept, it lasts a week, and another one ends it.
/// </summary>
public sealed class VisitPass : Aggregate
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <exception cref="RuleBroken">The visit is answered or was taken back.</exception>
    public VisitPass(StudioVisit visit, string token, DateTime now)
    {
        VisitId = visit.Id;
        Renew(visit, token, now);
    }

    private VisitPass() { }

    public int VisitId { get; private set; }

    [Unaudited]
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>It opens until then.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>When it was answered through it.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Another address; the one before opens nothing any more. The same one again changes nothing.</summary>
    /// <exception cref="RuleBroken">The visit is answered or was taken back.</exception>
    public void Renew(StudioVisit visit, string token, DateTime now)
    {
        if (visit.State != VisitState.Logged) throw new RuleBroken("到校记录“{0}”，不用再出示确认码", visit.State);
        var hash = HashOf(token);
        if (hash.AsSpan().SequenceEqual(TokenHash)) return;
        (TokenHash, EndsAt) = (hash, now + Life);
        Touch();
    }

    public bool IsOverAt(DateTime now) => now >= EndsAt;

    /// <summary>It opens once.</summary>
    /// <exception cref="RuleBroken">It was used before, or is over.</exception>
    public void Use(DateTime now)
    {
        if (UsedAt is not null) throw new RuleBroken("这次到校已经用这个确认码答复过");
        if (IsOverAt(now)) throw new RuleBroken("确认码已于 {0:M月d日 HH:mm} 失效，请工作室重新出示", EndsAt.InShanghai);
        UsedAt = now;
        Touch();
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class VisitPassMapping : IEntityTypeConfiguration<VisitPass>
{
    public void Configure(EntityTypeBuilder<VisitPass> pass)
    {
        pass.HasOne<StudioVisit>().WithMany().HasForeignKey(p => p.VisitId);
        pass.HasIndex(p => p.VisitId).IsUnique();
        pass.HasIndex(p => p.TokenHash).IsUnique();
    }
}
