using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

/// <summary>What anybody reads who has the code of a certificate: its own words and whether it is valid, and nothing of the person beside them.</summary>
public sealed class Verification(TeacherDevDb db)
{
    /// <returns>Null where no certificate carries this code; what cannot be a code is not looked up.</returns>
    public async Task<VerifiedCertificate?> FindAsync(string? typed, CancellationToken stop = default) =>
        VerificationCode.Read(typed) is not { } code ? null
        : await db.AllCertificates.Where(c => c.Code == code)
            .Select(c => new VerifiedCertificate(c.State, c.Number, c.Name, c.School, c.Programme, c.ClassName, c.Period.From, c.Period.To, c.Hours, c.IssuedOn, c.Organisation.Name, c.EndedOn)).SingleOrDefaultAsync(stop);
}

public sealed record VerifiedCertificate(
    CertificateState State, string Number, string Name, string School, string Programme, string ClassName, DateOnly From, DateOnly To, Kernel.Hours Hours, DateOnly IssuedOn, string Issuer, DateOnly? EndedOn);
