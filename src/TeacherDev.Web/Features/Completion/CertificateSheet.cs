using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Completion;

/// <summary>Certificates as they are printed, one to a sheet, in the order of their numbers.</summary>
/// <param name="Back">Where the reader came from.</param>
public sealed record CertificateSheets(IReadOnlyList<CertificateSheet> Sheets, string Back);

/// <param name="Address">Where anybody verifies it: the text of the QR code.</param>
public sealed record CertificateSheet(
    string Number, string Name, string School, string Programme, string ClassName, Period Period, Domain.Kernel.Hours Hours, string Grade, DateOnly IssuedOn, string Issuer, string Code, string Address, CertificateState State)
{
    public static async Task<CertificateSheets> ManyAsync(IQueryable<Certificate> certificates, string verify, string back, CancellationToken stop) => new(
        [.. (await certificates.OrderBy(c => c.Number).Select(c => new { Certificate = c, Issuer = c.Organisation.Name }).ToListAsync(stop)).Select(r => new CertificateSheet(
            r.Certificate.Number, r.Certificate.Name, r.Certificate.School, r.Certificate.Programme, r.Certificate.ClassName, r.Certificate.Period, r.Certificate.Hours, r.Certificate.Grade, r.Certificate.IssuedOn, r.Issuer,
            VerificationCode.Written(r.Certificate.Code), $"{verify}/{VerificationCode.Written(r.Certificate.Code)}", r.Certificate.State))], back);
}

public static class VerifyAddress
{
    /// <summary>Where anybody verifies a certificate.</summary>
    public static string Base(IConfiguration settings, HttpRequest request) => $"{PublicAddress.Of(settings, request)}/verify";
}
